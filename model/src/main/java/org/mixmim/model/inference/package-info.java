/** Loaded models and what they do: reconstruct, classify, extract features. */
@NullMarked
package org.mixmim.model.inference;

import org.jspecify.annotations.NullMarked;
