// The kinds of stages, each with the hue and saturation of its colour and the numbers of its stages. Each stage has exactly one kind. As
// in the flash map, written firmware is green and CPU2 is violet.
const kinds = [
  { hue: 212, saturation: 32, stages: [1, 16, 5, 14, 2, 17, 15, 20] }, // checks
  { hue: 28, saturation: 85, stages: [11, 22] }, // backups
  { hue: 268, saturation: 65, stages: [9, 6, 7, 8] }, // radio stack
  { hue: 180, saturation: 55, stages: [10, 19] }, // option bytes and boot mode
  { hue: 122, saturation: 45, stages: [3, 4] }, // firmware
  { hue: 50, saturation: 85, stages: [12, 13, 18] }, // settings and files
  { hue: 0, saturation: 75, stages: [21] }, // fault
];

// The kind of a stage, the position of the stage among the stages of this kind, and the number of these stages.
export function kindOf(stage) {
  const { hue, saturation, stages } = kinds.find(kind => kind.stages.includes(stage));
  return { hue, saturation, at: stages.indexOf(stage), count: stages.length };
}

// Descriptions of the reset causes, by the name of the cause.
export const causes = {
  poweron: 'power',
  software: 'a reset by the updater or by LEFT and BACK',
  optionlaunch: 'a reset that loads option bytes',
  coprocessor: 'a reset by CPU2',
  coprocessoroptionlaunch: 'a reset by CPU2, which changed option bytes',
  watchdog: 'the watchdog',
};

// What the updater does in each stage, by number.
export const about = [
  '',
  'The manifest of the package, update.fuf, is read and checked.',
  'The firmware file is read to its end and its CRC is compared. Nothing has been changed yet.',
  'The firmware is written to flash, page by page. After a power loss the resume stub starts the updater again.',
  'The flash is compared with the firmware file.',
  'The radio image is read to its end and its CRC is compared.',
  'FUS, the program on CPU2 that replaces the radio stack, deletes the old one and restarts the device.',
  'The radio image is written to the flash pages where FUS expects it.',
  'FUS verifies the radio image, installs it and restarts the device.',
  'The updater waits for CPU2, which switches between FUS and the radio stack.',
  'The option bytes are compared with those of the package, and programmed if they differ.',
  'The settings, /int, are copied to the card.',
  'The settings are written back for the new firmware.',
  'The resource files on the card are updated: changed files are written, and files that the package no longer has are removed.',
  'The charge of the battery is checked.',
  'The resource archive is read to its end and compared with its list. Nothing has been changed yet.',
  'The card is checked: one byte is written, and the free space is compared with what the update needs.',
  'The updater looks for the settings and checks that they fit after the new firmware.',
  'The slideshow of the new firmware is copied.',
  'The boot mode is set to normal, and the device restarts with the new firmware.',
  'The layout is checked: firmware and radio image must not overlap in flash. Nothing has been changed yet.',
  'The updater has stopped because of a fault of its own.',
  'The old firmware is copied to the card as a package that restores it.',
];
