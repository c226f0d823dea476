/** Archives, checksums and sizes of what was made. */
@NullMarked
package org.mixmim.installer.archive;

import org.jspecify.annotations.NullMarked;
