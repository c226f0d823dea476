/** The zoomable pane that all views share, and the pure pixel work beneath it. */
@NullMarked
package org.mixmim.app.pixels;

import org.jspecify.annotations.NullMarked;
