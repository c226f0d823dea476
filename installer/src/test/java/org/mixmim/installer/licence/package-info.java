@NullMarked
package org.mixmim.installer.licence;

import org.jspecify.annotations.NullMarked;
