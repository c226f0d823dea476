/** Work in the background: the newest request wins, progress, cancelling, failures as values. */
@NullMarked
package org.mixmim.app.task;

import org.jspecify.annotations.NullMarked;
