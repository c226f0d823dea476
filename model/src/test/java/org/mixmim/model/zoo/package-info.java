/** Tests of the catalogue, the store and the download. */
@NullMarked
package org.mixmim.model.zoo;

import org.jspecify.annotations.NullMarked;
