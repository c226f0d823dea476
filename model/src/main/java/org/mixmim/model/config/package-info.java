/** The shape of a MixMIM network: widths, depths, heads, windows, and what follows from them. */
@NullMarked
package org.mixmim.model.config;

import org.jspecify.annotations.NullMarked;
