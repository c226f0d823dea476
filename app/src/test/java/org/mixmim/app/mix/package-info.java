@NullMarked
package org.mixmim.app.mix;

import org.jspecify.annotations.NullMarked;
