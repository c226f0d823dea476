@NullMarked
package org.mixmim.installer.packaged;

import org.jspecify.annotations.NullMarked;
