/** Calm news of what went wrong, with the remedy at hand. */
@NullMarked
package org.mixmim.app.banner;

import org.jspecify.annotations.NullMarked;
