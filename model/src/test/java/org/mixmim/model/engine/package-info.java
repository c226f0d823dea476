/** Tests of the package of the same name. */
@NullMarked
package org.mixmim.model.engine;

import org.jspecify.annotations.NullMarked;
