/** Arrays of numbers in Java memory, and the files that carry them. */
@NullMarked
package org.mixmim.model.tensor;

import org.jspecify.annotations.NullMarked;
