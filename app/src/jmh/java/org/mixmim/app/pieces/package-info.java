/** How long the small pieces around the network take, measured by JMH. */
@NullMarked
package org.mixmim.app.pieces;

import org.jspecify.annotations.NullMarked;
