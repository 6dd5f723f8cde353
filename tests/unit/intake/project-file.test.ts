/** Visual Studio projects: units, configurations, macros, include folders, imports, and what is missing. */
import { describe, expect, it } from "vitest";
import { applyChoice } from "../../../lib/intake";
import { messages, readDrop } from "../../support/read-drop";

const project = (items: string, settings = "") => `<?xml version="1.0" encoding="utf-8"?>
<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <ItemGroup Label="ProjectConfigurations">
    <ProjectConfiguration Include="Debug|x64"/><ProjectConfiguration Include="Release|x64"/>
  </ItemGroup>
  ${settings}
  <ItemGroup>${items}</ItemGroup>
</Project>`;

const files = { "top/src/io.c": "int io;", "top/src/other.c": "int other;", "top/inc/a.h": "int a;" };

describe("a project file", () => {
  it("names the units relative to itself, with .. and back slashes", async () => {
    const opened = await readDrop({
      ...files,
      "top/src/inbox/aurora.vcxproj": project(`<ClCompile Include="..\\IO.C" />`),
    });
    expect(opened.choices.map((choice) => choice.configuration.name)).toEqual(["Release|x64", "Debug|x64"]);
    expect(opened.choices[0]?.units).toEqual(["src/io.c"]);
    const compiled = applyChoice(opened.project.files, opened.choices[0] ?? null);
    expect(compiled.map((file) => file.path)).toEqual(["src/io.c", "inc/a.h"]);
  });

  it("gives macros and include folders per configuration", async () => {
    const settings = `
      <ItemDefinitionGroup><ClCompile>
        <PreprocessorDefinitions>BASE;SIZE=4;%(PreprocessorDefinitions)</PreprocessorDefinitions>
        <AdditionalIncludeDirectories>..\\inc;$(KIT_SHARED_INC_PATH_WDK);%(AdditionalIncludeDirectories)</AdditionalIncludeDirectories>
      </ClCompile></ItemDefinitionGroup>
      <ItemDefinitionGroup Condition="'$(Configuration)|$(Platform)'=='Debug|x64'"><ClCompile>
        <PreprocessorDefinitions>%(PreprocessorDefinitions);TRACE</PreprocessorDefinitions>
      </ClCompile></ItemDefinitionGroup>`;
    const opened = await readDrop({
      ...files,
      "top/src/a.vcxproj": project(`<ClCompile Include="io.c" />`, settings),
    });
    const [release, debug] = opened.choices.map((choice) => choice.configuration);
    const own = (name: string) => /^(BASE|SIZE|TRACE|DBG)$/.test(name);
    expect(release?.defines.filter((each) => own(each.name))).toEqual([
      { name: "BASE", value: "1" },
      { name: "SIZE", value: "4" },
    ]);
    expect(debug?.defines.map((each) => each.name).filter(own)).toEqual(["DBG", "BASE", "SIZE", "TRACE"]);
    expect(release?.includeDirs).toEqual(["inc"]);
    expect(opened.project.configuration).toEqual(release);
  });

  it("names the headers that the message compiler makes", async () => {
    const items = `<ClCompile Include="io.c" /><MessageCompile Include="..\\res\\PumpLog.mc" /><MessageCompile Include="notes.txt" />`;
    const opened = await readDrop({ ...files, "top/src/a.vcxproj": project(items) });
    expect(opened.project.configuration.messageHeaders).toEqual(["pumplog.h"]);
    const without = await readDrop({
      ...files,
      "top/src/a.vcxproj": project(`<ClCompile Include="io.c" />`),
    });
    expect(without.project.configuration.messageHeaders).toBeUndefined();
  });

  it("follows imports of the drop and names those that are missing", async () => {
    const settings = `<Import Project="..\\build\\common.props" />
      <Import Project="..\\build\\absent.props" Condition="exists('..\\build\\absent.props')" />
      <Import Project="gone.props" /><Import Project="$(VCTargetsPath)\\Microsoft.Cpp.props" />`;
    const opened = await readDrop({
      ...files,
      "top/src/a.vcxproj": project(`<ClCompile Include="io.c" />`, settings),
      "top/build/common.props": `<Project><ItemDefinitionGroup><ClCompile>
        <PreprocessorDefinitions>FROM_PROPS</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup></Project>`,
    });
    expect(opened.project.configuration.defines.map((each) => each.name)).toContain("FROM_PROPS");
    expect(messages(opened)).toEqual([
      "src/a.vcxproj imports gone.props, not among the files; macros set there are not known.",
    ]);
  });

  it("says which of its sources are missing", async () => {
    const opened = await readDrop({
      ...files,
      "top/src/a.vcxproj": project(`<ClCompile Include="io.c" /><ClCompile Include="lost.c" />`),
    });
    expect(messages(opened)[0]).toContain("compiles 1 more that are not here: lost.c");
  });

  it("beside another: the first is verified, the rest are offered", async () => {
    const opened = await readDrop({
      ...files,
      "top/src/a.vcxproj": project(`<ClCompile Include="io.c" />`),
      "top/src/b.vcxproj": project(`<ClCompile Include="other.c" />`),
    });
    expect(opened.choices.map((choice) => choice.units[0])).toEqual([
      "src/io.c",
      "src/io.c",
      "src/other.c",
      "src/other.c",
    ]);
    expect(messages(opened)).toEqual([
      "2 projects found. Verifying a; the others are in the configuration menu.",
    ]);
  });

  it("that is no XML is left out with a word", async () => {
    const opened = await readDrop({ ...files, "top/a.vcxproj": "not xml <" });
    expect(messages(opened)).toContain(
      "a.vcxproj is not a project file that can be read; its settings are left out.",
    );
    expect(opened.choices).toEqual([]);
  });

  it("with a rule list of SDV beside it: the names are read", async () => {
    const opened = await readDrop({ ...files, "top/sdv-user.sdv": "CancelSpinLock\r\nStorPortSpinLock  \n" });
    expect(opened.rules).toEqual(["CancelSpinLock", "StorPortSpinLock"]);
  });
});
