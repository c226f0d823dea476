/** MixMIM's encoder, dual decoder and classifier head, written once against the kernels. */
@NullMarked
package org.mixmim.model.network;

import org.jspecify.annotations.NullMarked;
