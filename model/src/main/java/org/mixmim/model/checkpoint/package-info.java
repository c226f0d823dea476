/** Model files of every format, read without trusting any of them. */
@NullMarked
package org.mixmim.model.checkpoint;

import org.jspecify.annotations.NullMarked;
