"""The voices, one engine a file. All but edge-tts and silence are imported only inside the sandbox."""
