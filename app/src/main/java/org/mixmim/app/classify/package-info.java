/** The Classify view: what a classifier says of photographs, how sure it is, and why. */
@NullMarked
package org.mixmim.app.classify;

import org.jspecify.annotations.NullMarked;
