/** Tests of reading, resizing and cropping. */
@NullMarked
package org.mixmim.model.image;

import org.jspecify.annotations.NullMarked;
