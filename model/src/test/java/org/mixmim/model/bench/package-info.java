/** Tests of the package of the same name. */
@NullMarked
package org.mixmim.model.bench;

import org.jspecify.annotations.NullMarked;
