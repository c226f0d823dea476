/** The Mix view: two photographs, their mixture, both reconstructions. */
@NullMarked
package org.mixmim.app.mix;

import org.jspecify.annotations.NullMarked;
