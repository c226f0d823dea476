/** Tests of the package of the same name. */
@NullMarked
package org.mixmim.model.kernel;

import org.jspecify.annotations.NullMarked;
