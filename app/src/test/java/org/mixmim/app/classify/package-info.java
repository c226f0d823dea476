/** Tests of the package. */
@NullMarked
package org.mixmim.app.classify;

import org.jspecify.annotations.NullMarked;
