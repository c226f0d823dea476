/** Measures how fast models compute, beside another implementation and the machine's own limit. */
@NullMarked
package org.mixmim.model.bench;

import org.jspecify.annotations.NullMarked;
