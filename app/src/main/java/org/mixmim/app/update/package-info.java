/** Whether a newer version of the program is there: asked only by those who want to know. */
@NullMarked
package org.mixmim.app.update;

import org.jspecify.annotations.NullMarked;
