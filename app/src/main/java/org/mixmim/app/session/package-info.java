/** Sessions: everything of one moment in a file that can be opened again. */
@NullMarked
package org.mixmim.app.session;

import org.jspecify.annotations.NullMarked;
