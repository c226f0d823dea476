/** Mixing masks over the grid of cells, and the patterns that make them. */
@NullMarked
package org.mixmim.model.mask;

import org.jspecify.annotations.NullMarked;
