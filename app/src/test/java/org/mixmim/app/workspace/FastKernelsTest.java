package org.mixmim.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.KernelSummary;
import org.mixmim.model.problem.MixMimException;

class FastKernelsTest {
  private static final KernelSummary PLAIN =
      new KernelSummary(
          "PLAIN 12", "PLAIN", 1, Optional.empty(), false, Optional.empty(), Optional.empty());

  private final Messages messages = new Messages(Language.ENGLISH);
  private final Banners banners = new Banners(messages);
  private final AtomicInteger reloads = new AtomicInteger();
  private final FastKernels kernels =
      new FastKernels(
          Tasks.sameThread(),
          banners,
          messages.of(ModelService.class),
          KernelSelection::search,
          reloads::incrementAndGet);

  @Test
  void whatIsFoundIsToldOnceAndModelsAreLoadedWithIt() {
    List<String> told = new ArrayList<>();
    banners.onNotice(told::add);
    kernels.use(Device.CPU, Optional.empty());
    kernels.find();
    kernels.find();

    assertThat(kernels.summaryProperty().get()).isPresent();
    assertThat(reloads).hasValue(1);
    assertThat(told).hasSize(1);
    assertThat(banners.shown()).isEmpty();
  }

  @Test
  void whatIsKnownNeedsNoSearch() {
    kernels.use(Device.CPU, Optional.of(PLAIN));
    kernels.find();
    assertThat(reloads).hasValue(0);
  }

  @Test
  void aDeviceChosenLaterIsSearchedToo() {
    Device card = new Device(Device.Kind.CUDA, 0);
    List<Device> searched = new ArrayList<>();
    Deque<Runnable> background = new ArrayDeque<>();
    FastKernels found =
        new FastKernels(
            new Tasks(background::add, background::add, Runnable::run),
            banners,
            messages.of(ModelService.class),
            (device, _) -> {
              searched.add(device);
              return PLAIN;
            },
            reloads::incrementAndGet);
    found.use(Device.CPU, Optional.empty());
    assertThat(background).as("nobody has asked").isEmpty();

    found.find();
    found.use(card, Optional.empty());
    while (!background.isEmpty()) {
      background.poll().run();
    }
    assertThat(searched).containsExactly(Device.CPU, card);
    assertThat(reloads).as("what was found for the processor came too late").hasValue(1);

    found.use(Device.CPU, Optional.of(PLAIN));
    found.use(card, Optional.of(PLAIN));
    assertThat(background).isEmpty();

    found.use(new Device(Device.Kind.CUDA, 1), Optional.empty());
    assertThat(background).hasSize(1);
  }

  @Test
  void aFallBackIsToldAndSearchingAgainIsOffered() {
    MixMimException problem =
        catchThrowableOfType(
            MixMimException.class,
            () -> TorchEngine.newManager(new Device(Device.Kind.CUDA, 9)).close());
    kernels.use(
        Device.CPU,
        Optional.of(
            new KernelSummary(
                "", "PLAIN", 1, Optional.empty(), false, Optional.empty(), Optional.of(problem))));
    Banner banner = banners.shown().getFirst();
    assertThat(banner.tone()).isEqualTo(Banner.Tone.WARNING);
    assertThat(banner.sentence().getValue()).contains("NVIDIA");

    banner.buttons().getFirst().handler().run();
    assertThat(kernels.summaryProperty().get().flatMap(KernelSummary::problem)).isEmpty();
    assertThat(reloads).hasValue(1);
  }
}
