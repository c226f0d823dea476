/** Photographs: reading, resizing as Pillow does, cropping and normalising for the network. */
@NullMarked
package org.mixmim.model.image;

import org.jspecify.annotations.NullMarked;
