/** Files that appear whole or not at all. */
@NullMarked
package org.mixmim.model.file;

import org.jspecify.annotations.NullMarked;
