/** What a headless screen cannot show: drags between programs, and windows of real sizes. */
@NullMarked
package org.mixmim.app.x11;

import org.jspecify.annotations.NullMarked;
