/** How tests look at windows: on JavaFX's own thread, with one patience for all. */
@NullMarked
package org.mixmim.app.screen;

import org.jspecify.annotations.NullMarked;
