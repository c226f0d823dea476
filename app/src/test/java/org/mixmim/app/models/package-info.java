/** Tests of the package. */
@NullMarked
package org.mixmim.app.models;

import org.jspecify.annotations.NullMarked;
