/** What is larger than its room. */
@NullMarked
package org.mixmim.app.scroll;

import org.jspecify.annotations.NullMarked;
