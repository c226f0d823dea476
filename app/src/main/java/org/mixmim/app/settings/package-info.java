/** What the program remembers between starts. */
@NullMarked
package org.mixmim.app.settings;

import org.jspecify.annotations.NullMarked;
