@NullMarked
package org.mixmim.installer.archive;

import org.jspecify.annotations.NullMarked;
