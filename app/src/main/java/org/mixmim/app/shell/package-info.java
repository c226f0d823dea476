/** The frame around the views: window, rail, palette, theme, keys. */
@NullMarked
package org.mixmim.app.shell;

import org.jspecify.annotations.NullMarked;
