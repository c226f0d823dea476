/** The tensor operations that the network is written in. */
@NullMarked
package org.mixmim.model.kernel;

import org.jspecify.annotations.NullMarked;
