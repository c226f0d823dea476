/** What a user can ask for: actions, their keys, and finding one by typing. */
@NullMarked
package org.mixmim.app.action;

import org.jspecify.annotations.NullMarked;
