package org.mixmim.app.task;

import org.mixmim.model.inference.RunControl;

/**
 * How running work tells how far it is, and hears that nobody waits for it any more: it then ends
 * with a {@link java.util.concurrent.CancellationException}. Networks take it as it is.
 */
public interface TaskControl extends RunControl {}
