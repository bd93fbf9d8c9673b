"""Pictures as telephones make them. The only room that knows HEIC."""
