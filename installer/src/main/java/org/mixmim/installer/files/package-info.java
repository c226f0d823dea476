/** Folders and the times of files. */
@NullMarked
package org.mixmim.installer.files;

import org.jspecify.annotations.NullMarked;
