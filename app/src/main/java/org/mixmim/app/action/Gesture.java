package org.mixmim.app.action;

import javafx.beans.value.ObservableValue;

/**
 * Something done with the mouse or a held key, which no menu shows.
 *
 * @param what what it does, following the language
 * @param how how it is done, following the language
 */
public record Gesture(ObservableValue<String> what, ObservableValue<String> how) {}
