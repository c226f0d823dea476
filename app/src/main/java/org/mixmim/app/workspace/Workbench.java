package org.mixmim.app.workspace;

import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Messages;

/**
 * What every view works with.
 *
 * @param messages the words
 * @param settings what is remembered
 * @param tasks background work
 * @param paint what waits for the window's first paint
 * @param banners news above the view
 * @param status the status bar
 * @param dialogs file dialogs
 * @param photos opens photographs
 * @param models opens models
 * @param gpu enables NVIDIA cards
 */
public record Workbench(
    Messages messages,
    Settings settings,
    Tasks tasks,
    FirstPaint paint,
    Banners banners,
    Status status,
    FileDialogs dialogs,
    PhotoService photos,
    ModelService models,
    GpuSetup gpu) {}
