/**
 * Figures, tensors and their provenance as files that other programs open and this one reads back.
 *
 * <p>The only package that draws with {@code java.awt}: off-screen, so that the command line makes
 * figures without a display and without JavaFX.
 */
@NullMarked
package org.mixmim.app.export;

import org.jspecify.annotations.NullMarked;
