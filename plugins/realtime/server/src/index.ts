/** Wiring of the plugin: nothing yet. */
export default {};
