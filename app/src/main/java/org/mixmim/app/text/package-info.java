/** The words of the window, in the language chosen, switched while it runs. */
@NullMarked
package org.mixmim.app.text;

import org.jspecify.annotations.NullMarked;
