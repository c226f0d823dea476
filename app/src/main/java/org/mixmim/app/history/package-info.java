/** What was: changes that can be taken back, and the strip of settled states. */
@NullMarked
package org.mixmim.app.history;

import org.jspecify.annotations.NullMarked;
