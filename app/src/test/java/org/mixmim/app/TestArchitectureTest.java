package org.mixmim.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house for the program's tests. */
@AnalyzeClasses(packages = "org.mixmim.app", importOptions = ImportOption.OnlyIncludeTests.class)
class TestArchitectureTest {
  @ArchTest
  static final ArchRule NODES_ARE_LOOKED_FOR_WHERE_THEY_CHANGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mixmim.app.screen")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.testfx.framework.junit5.ApplicationExtension")
          .because("its robot searches a window that changes on another thread meanwhile");
}
