/** Which models there are, where they are kept, and how they get there. */
@NullMarked
package org.mixmim.model.zoo;

import org.jspecify.annotations.NullMarked;
