/** The PyTorch engine: starting it, and the devices that it can use. */
@NullMarked
package org.mixmim.model.engine;

import org.jspecify.annotations.NullMarked;
