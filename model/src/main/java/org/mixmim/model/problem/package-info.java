/** Failures a user can act on: what happened, why, and what to do. */
@NullMarked
package org.mixmim.model.problem;

import org.jspecify.annotations.NullMarked;
