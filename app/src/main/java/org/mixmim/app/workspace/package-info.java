/** What all views share: models, photographs, file dialogs, the status line. */
@NullMarked
package org.mixmim.app.workspace;

import org.jspecify.annotations.NullMarked;
