/** Tests of the package. */
@NullMarked
package org.mixmim.app.export;

import org.jspecify.annotations.NullMarked;
